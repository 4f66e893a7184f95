/** Below a part of a list: brings the next part, where there is one. */
import { Button } from "@mantine/core";

export function ShowMore({ onMore }: { readonly onMore: (() => void) | undefined }) {
  return onMore === undefined ? null : (
    <Button variant="default" onClick={onMore}>
      Show more
    </Button>
  );
}
