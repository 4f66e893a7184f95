/** Name, navigation and colour scheme. */
import { Link } from "@tanstack/react-router";
import { AccountMenu } from "../people/account-menu.tsx";
import { EvidenceMenu } from "./evidence-menu.tsx";
import { SchemeToggle } from "./scheme-toggle.tsx";

const places = [
  { to: "/", name: "Ask" },
  { to: "/articles", name: "Articles" },
  { to: "/patients", name: "Patients" },
  { to: "/search", name: "Search" },
  { to: "/calculators", name: "Calculators" },
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
          <EvidenceMenu />
        </nav>
        <AccountMenu />
        <SchemeToggle />
      </div>
    </header>
  );
}
