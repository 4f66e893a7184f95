/** No page at this address. */
import { Link } from "@tanstack/react-router";
import { Page } from "./page.tsx";

export function NotFoundPage() {
  return (
    <Page title="Page not found" lead="There is nothing at this address.">
      <p>
        <Link to="/">Ask a question</Link>, or look through the <Link to="/claims">claims</Link>,{" "}
        <Link to="/sources">sources</Link> and <Link to="/calculators">calculators</Link>.
      </p>
    </Page>
  );
}
