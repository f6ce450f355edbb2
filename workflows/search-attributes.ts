/** The search attributes of the workflows: operators and pages find workflows by them. */

import { defineSearchAttributeKey } from '@temporalio/common';

export const organisationAttribute = defineSearchAttributeKey('Organisation', 'KEYWORD');
export const formAttribute = defineSearchAttributeKey('Form', 'KEYWORD');
export const yearAttribute = defineSearchAttributeKey('ReportYear', 'INT');
export const stageAttribute = defineSearchAttributeKey('Stage', 'KEYWORD');
export const missingSignatureAttribute = defineSearchAttributeKey('MissingSignature', 'KEYWORD_LIST');
export const searchAttributes = [
  organisationAttribute,
  formAttribute,
  yearAttribute,
  stageAttribute,
  missingSignatureAttribute,
];
