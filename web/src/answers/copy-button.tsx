/** Copies text and says whether that worked; browsers refuse it on pages served without https. */
import { Button } from "@mantine/core";
import { useState } from "react";

export interface CopyButtonProps {
  readonly text: () => string;
  readonly label: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | undefined>(undefined);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" className="outcome">
        {outcome === "copied" ? "Copied." : ""}
        {outcome === "refused" ? "The browser did not allow copying." : ""}
      </span>
    </>
  );
}
