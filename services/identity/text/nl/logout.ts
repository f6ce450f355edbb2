/** The pages on which a person logs out. */
export const logout = {
  title: 'Wilt u zich afmelden?',
  question: 'U bent hier nog aangemeld. Na het afmelden moet u opnieuw aantonen wie u bent.',
  submit: 'Afmelden',
  stay: 'Aangemeld blijven',
  leavingTitle: 'U wordt doorgestuurd',
  leaving: 'Gebeurt er niets? Ga dan zelf verder.',
  continue: 'Doorgaan',
  doneTitle: 'U bent afgemeld',
  done: 'U kunt dit venster sluiten.',
};
