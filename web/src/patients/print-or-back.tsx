/** What can be done with a page that is made to be printed: print it, or go back to the patient. */
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";

export function PrintOrBack({ id }: { readonly id: string }) {
  return (
    <p className="no-print page-acts">
      <Button size="xs" onClick={() => window.print()}>
        Print
      </Button>
      <Link to="/patients/$id" params={{ id }}>
        Back to the patient
      </Link>
    </p>
  );
}
