/** The ten provinces and Brussels, which belongs to no province, in alphabetical order. */
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

/** The provinces by the Dutch name that Statbel uses. Brussels has an empty name. */
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
