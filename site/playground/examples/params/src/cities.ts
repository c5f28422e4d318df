export interface City {
  readonly name: string
  readonly country: string
  readonly people: number
}

export const cities: Readonly<Record<string, City>> = {
  lisbon: { name: 'Lisbon', country: 'Portugal', people: 545_000 },
  nairobi: { name: 'Nairobi', country: 'Kenya', people: 4_400_000 },
  osaka: { name: 'Osaka', country: 'Japan', people: 2_700_000 },
}
