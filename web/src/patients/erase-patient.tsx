/** Erases the patient's record for good, from its own page. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ConfirmErase } from "../kept/confirm-erase.tsx";
import { erasePatient } from "../wire/patients.ts";

export function ErasePatient({ id }: { readonly id: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const erase = useMutation({
    mutationFn: () => erasePatient(id),
    gcTime: 0,
    onSuccess: async () => {
      await navigate({ to: "/patients" });
      client.removeQueries({ queryKey: ["patients", id] });
      await client.invalidateQueries({ queryKey: ["patients"] });
    },
  });
  return (
    <div className="no-print erase-patient">
      <ConfirmErase
        what="this patient’s record"
        meaning="Every value, treatment and correction of this patient is erased from this server for good. The audit keeps that it was done, and by whom. This cannot be undone."
        pending={erase.isPending}
        error={erase.error}
        onErase={() => erase.mutate()}
      />
    </div>
  );
}
