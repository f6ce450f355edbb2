import { type FormDefinition, fieldsOf, type GrantedField } from '#forms/definition.ts';

/** The fields whose amount FPS MI sets for each organisation. */
export function grantedFields(definition: Pick<FormDefinition, 'sections'>): GrantedField[] {
  return fieldsOf(definition).filter((field) => field.kind === 'granted');
}
