/** "Which best describes you?" */
import { Group, Radio } from "@mantine/core";
import { isReader, readerNames, readers, useReader } from "./audience.ts";

export function AudienceChoice() {
  const [reader, setReader] = useReader();
  return (
    <Radio.Group
      name="reader"
      label="Which best describes you?"
      description="The answer is worded for you. Remembered in this browser only."
      value={reader}
      onChange={(value) => {
        if (isReader(value)) setReader(value);
      }}
    >
      <Group gap="md" mt="xs" wrap="wrap">
        {readers.map((value) => (
          <Radio key={value} value={value} label={readerNames[value]} />
        ))}
      </Group>
    </Radio.Group>
  );
}
