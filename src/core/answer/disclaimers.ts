/** What stands at the end of every page, by who reads it. */
export const disclaimers = {
  professional:
    "For health professionals. It summarises published evidence and does not replace clinical judgement; check doses and safety steps against the label and local policy.",
  lay: "For information. It does not replace the advice of your care team; do not start, stop or change a medicine because of it.",
} as const;
