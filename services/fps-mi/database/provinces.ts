/** The ten provinces, and Brussels, which has none; in the order of the alphabet. */
export const provinces = [
  'antwerp',
  'brussels',
  'east-flanders',
  'flemish-brabant',
  'hainaut',
  'liege',
  'limburg',
  'luxembourg',
  'namur',
  'walloon-brabant',
  'west-flanders',
] as const;
export type Province = (typeof provinces)[number];

/** Each by its Dutch name, as Statbel writes it; nothing for Brussels. */
export const provincesByName: Readonly<Record<string, Province>> = {
  '': 'brussels',
  Antwerpen: 'antwerp',
  Henegouwen: 'hainaut',
  Limburg: 'limburg',
  Luik: 'liege',
  Luxemburg: 'luxembourg',
  Namen: 'namur',
  'Oost-Vlaanderen': 'east-flanders',
  'Vlaams-Brabant': 'flemish-brabant',
  'Waals-Brabant': 'walloon-brabant',
  'West-Vlaanderen': 'west-flanders',
};
