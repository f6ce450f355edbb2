export const totals = {
  title: 'Stand van zaken',
  lead: (form: string, year: number, count: number) => `${form} ${year}: waar de ${count} OCMW’s staan.`,
  perProvince: 'Per provincie',
  missing: 'Nog niet ontvangen',
  total: 'Totaal',
  amount: 'Te betalen',
  chart: 'Alle OCMW’s per status',
  number: 'OCMW’s',
  stages: {
    incomplete: 'onvolledig of met fouten',
    signing: 'ingevuld, nog niet door beiden ondertekend',
    sending: 'wordt verzonden',
  },
  notBegun: 'niet begonnen',
  ofWhich: 'Van wat nog niet ontvangen is:',
  stagesUnavailable: 'Hoever de andere OCMW’s staan, is nu even niet te zien.',
};
