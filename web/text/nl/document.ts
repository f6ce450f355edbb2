/** What only the PDF of a report says. */
export const document = {
  /** Shown across each page until both signatories have signed. */
  watermark: 'ONTWERP',
  status: 'Status',
  statuses: {
    draft: 'Ontwerp: nog niet door beiden ondertekend',
    sending: 'Door beiden ondertekend; wordt verzonden naar de POD MI',
    sent: 'Door beiden ondertekend en verzonden naar de POD MI',
    accepted: 'Door beiden ondertekend en aanvaard door de POD MI',
  },
  nisCode: 'NIS-code',
  amountsTitle: 'Bedragen',
  item: 'Omschrijving',
  amount: 'Bedrag',
  hashTitle: 'Versie en controlegetal',
  version: 'Versie',
  saved: 'Opgeslagen',
  savedBy: (name: string, moment: string) => `door ${name} op ${moment}`,
  attachment: 'Bijlage',
  attachmentHint: (file: string) =>
    `Het bestand ${file} in deze pdf: de inhoud waarvoor ondertekend wordt. Het controlegetal is op dit bestand berekend.`,
  attachmentDescription: 'De inhoud waarvoor ondertekend wordt (canonieke JSON, RFC 8785)',
  code: 'Controlecode',
  qrCode: (address: string) => `QR-code met het adres waar dit document gecontroleerd kan worden: ${address}`,
  verify: 'Echtheid controleren',
  verifyHint: (address: string, file: string) =>
    `Op ${address}, met de referentie en de controlecode of met de QR-code. Alles wat verzegeld is, zit als ${file} in deze pdf.`,
  sealDescription: 'De verzending aan de POD MI met beide handtekeningen, verzegeld (JWS, RFC 7515)',
  printDescription: 'Wat dit document nog vermeldt en niet verzegeld is',
  printedAt: (moment: string) => `Afgedrukt op ${moment}`,
  /** Why a text is refused: the characters by their numbers, as "U+078B (ދ)". */
  notPrintable: (characters: string) =>
    `Deze tekens kunnen niet in het document staan: ${characters}. Vervang ze of laat ze weg.`,
};
