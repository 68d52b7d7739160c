import type { Questions } from './form.ts'

/** An address in parts, as the council's own systems hold it. */
export const addressQuestions = {
  houseNumber: { kind: 'text', label: 'House Number', noun: 'house number', most: 20, optional: true },
  houseName: { kind: 'text', label: 'House Name', noun: 'house name', most: 100, optional: true },
  buildingName: { kind: 'text', label: 'Building Name', noun: 'building name', most: 100, optional: true },
  streetName: { kind: 'text', label: 'Street Name', noun: 'street name', most: 100, optional: true },
  district: { kind: 'text', label: 'District / Village', noun: 'district or village', most: 100, optional: true },
  town: { kind: 'text', label: 'Town', noun: 'town', most: 100, optional: true },
  postcode: { kind: 'text', label: 'Postcode', noun: 'postcode', most: 10, format: 'postcode', optional: true },
  country: { kind: 'select', label: 'Country', noun: 'a country', list: 'country', optional: true },
} as const satisfies Questions

const lines = ['houseName', 'buildingName', 'district', 'town', 'postcode']

/** On one line, without its empty parts and without the country: `Council House, 1 Earl Street, Coventry, CV1 5RR`. */
export function showAddress(details: Readonly<Record<string, unknown>>): string {
  const part = (name: string): string => (typeof details[name] === 'string' ? details[name] : '')
  const street = [part('houseNumber'), part('streetName')].filter(Boolean).join(' ')
  const [houseName = '', buildingName = '', ...rest] = lines.map(part)
  return [houseName, buildingName, street, ...rest].filter(Boolean).join(', ')
}
