/** Name, navigation and colour scheme. */
import { Link } from "@tanstack/react-router";
import { AccountMenu } from "../people/account-menu.tsx";
import { SchemeToggle } from "./scheme-toggle.tsx";

const places = [
  { to: "/", name: "Ask" },
  { to: "/articles", name: "Articles" },
  { to: "/search", name: "Search" },
  { to: "/patients", name: "Patients" },
  { to: "/claims", name: "Claims" },
  { to: "/sources", name: "Sources" },
  { to: "/documents", name: "Library" },
  { to: "/calculators", name: "Calculators" },
  { to: "/pack", name: "Pack" },
  { to: "/policy", name: "Policy" },
  { to: "/reference", name: "API" },
] as const;

export function Header() {
  return (
    <header className="header">
      <div className="header-inside">
        <Link to="/" className="name">
          Ranvier
        </Link>
        <nav aria-label="Pages">
          {places.map((place) => (
            <Link key={place.to} to={place.to} activeOptions={{ exact: place.to === "/" }}>
              {place.name}
            </Link>
          ))}
        </nav>
        <AccountMenu />
        <SchemeToggle />
      </div>
    </header>
  );
}
