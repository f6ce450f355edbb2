/** The dates of a campaign. */
export const campaign = {
  before: (opens: string) =>
    `De POD MI opent dit formulier op ${opens}. Tot dan kan het niet opgeslagen of ondertekend worden.`,
  open: (due: string, closes: string) =>
    `De POD MI verwacht dit formulier uiterlijk op ${due}. Het blijft open tot en met ${closes}.`,
  after: (closes: string) =>
    `De POD MI heeft dit formulier na ${closes} afgesloten. Het kan alleen nog geraadpleegd worden.`,
  short: {
    before: (day: string) => `open vanaf ${day}`,
    open: (day: string) => `uiterlijk op ${day}`,
    after: (day: string) => `afgesloten na ${day}`,
  },
};
