/** A link or secret that is shown once. */
import { TextInput } from "@mantine/core";
import { CopyButton } from "../answers/copy-button.tsx";

export interface ShownOnceProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
}

export function ShownOnce({ label, description, value }: ShownOnceProps) {
  return (
    <div className="link-shown" role="status">
      <TextInput
        readOnly
        size="xs"
        label={label}
        description={description}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton text={() => value} label="Copy" />
    </div>
  );
}
