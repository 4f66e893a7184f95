/** One input of a calculator as a field: a number with its unit, or a choice. */
import { NativeSelect, TextInput } from "@mantine/core";
import type { CalculatorInput, Regimen } from "../../../src/core/knowledge/calculator.ts";
import { unitWords } from "../../../src/core/quantity-words.ts";
import type { FieldValue } from "./form-values.ts";

export interface InputFieldProps {
  readonly input: CalculatorInput;
  readonly regimens: readonly Regimen[];
  readonly value: FieldValue;
  readonly problem: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** "20 to 150 mm", when the input has limits. */
function limitsOf(input: CalculatorInput): string {
  const unit = unitWords(input.unit ?? "1");
  if (input.min === undefined || input.max === undefined) return unit;
  return `${input.min} to ${input.max.toLocaleString("en-GB")} ${unit}`.trim();
}

function ChoiceField({ input, regimens, value, problem, onChange }: InputFieldProps) {
  const options = input.kind === "regimen" ? regimens.filter((r) => r.drug === input.drug) : input.options;
  return (
    <NativeSelect
      id={`input-${input.id}`}
      label={capital(input.name)}
      description={input.help}
      error={problem}
      value={value.text}
      data={[{ value: "", label: "Choose…" }, ...options.map((o) => ({ value: o.id, label: o.name }))]}
      onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
    />
  );
}

export function InputField(props: InputFieldProps) {
  const { input, value, problem, onChange } = props;
  if (input.kind !== "number") return <ChoiceField {...props} />;
  const unit = unitWords(input.unit ?? "1");
  const description = [input.help, limitsOf(input)].filter((part) => part !== undefined && part !== "").join(". ");
  return (
    <div className="number-field">
      <TextInput
        id={`input-${input.id}`}
        label={unit === "" || input.also.length > 0 ? capital(input.name) : `${capital(input.name)} (${unit})`}
        description={description}
        inputWrapperOrder={["label", "input", "error", "description"]}
        error={problem}
        inputMode="decimal"
        autoComplete="off"
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
      />
      {input.also.length === 0 ? null : (
        <NativeSelect
          label="Unit"
          aria-label={`Unit of ${input.name}`}
          className="unit-field"
          value={value.unit}
          data={[input.unit ?? "1", ...input.also.map((u) => u.unit)].map((u) => ({ value: u, label: unitWords(u) }))}
          onChange={(event) => onChange({ ...value, unit: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
