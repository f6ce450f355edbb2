import { readFileSync } from 'node:fs';
import { XmlDocument, XmlValidateError, XsdValidator } from 'libxml2-wasm';

const schema = readFileSync(new URL('./iso20022/pain.001.001.09.xsd', import.meta.url), 'utf8');

/**
 * Validates a payment file against the schema of ISO 20022 (pain.001.001.09).
 * @returns the errors; an empty list when the file is valid
 */
export function schemaErrors(file: string): string[] {
  using schemaDocument = XmlDocument.fromString(schema);
  using validator = XsdValidator.fromDoc(schemaDocument);
  using document = XmlDocument.fromString(file);
  try {
    validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message.trim());
    throw error;
  }
}
