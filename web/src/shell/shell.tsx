/** The frame around every page: skip link, header, the page, footer. */
import { Outlet } from "@tanstack/react-router";
import { useRef } from "react";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";

export function Shell() {
  const main = useRef<HTMLElement>(null);
  return (
    <>
      {/* Focus is moved by hand: a #fragment would replace the history entry that an answer hangs on. */}
      <a
        href="#main"
        className="skip"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <Header />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <Footer />
    </>
  );
}
