import type { LocalText } from '#forms/definition.ts';

/** The municipalities whose name begins with an h before which French elides; the others say "CPAS de Huy". */
const elidedH = /^(?:Habay|Hastière|Havelange|Hensies|Herbeumont|Houffalize|Hélécine|Héron)$/;

/** "CPAS de Namur", "CPAS d’Anvers", "CPAS du Roeulx", "CPAS des Bons Villers": French contracts "de" with an article. */
function frenchName(name: string): string {
  if (name.startsWith('Le ')) return `CPAS du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `CPAS des ${name.slice(4)}`;
  return /^[AEIOUYÉÈÊÂÎŒ]/.test(name) || elidedH.test(name) ? `CPAS d’${name}` : `CPAS de ${name}`;
}

/** The name of a municipality's welfare centre: "OCMW Aartselaar", "CPAS d’Aartselaar", "ÖSHZ Aartselaar". */
export function organisationName({ nl, fr, de }: LocalText): LocalText {
  return { nl: `OCMW ${nl}`, fr: frenchName(fr), de: `ÖSHZ ${de}` };
}
