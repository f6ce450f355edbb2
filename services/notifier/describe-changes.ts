import { changedValues } from '#forms/changes.ts';
import type { Account, Content } from '#forms/content.ts';
import type { FormDefinition, Language } from '#forms/definition.ts';
import { accountText } from '#web/bank-account.ts';
import { changeText } from '#web/components/change-text.ts';
import { textsIn } from '#web/text/texts.ts';

/** The difference between two accounts: "Bankrekening: van BE68 ... naar BE43 ...". */
export function describeAccountChange(before: Account, after: Account, language: Language): string {
  const text = textsIn(language);
  return text.mail['signature-removed'].change(text.home.account, accountText(before), accountText(after));
}

/** The differences between two contents, one line each: "Verantwoord totaalbedrag: van € 100,00 naar € 200,00". */
export function describeChanges(
  definition: FormDefinition,
  before: Content,
  after: Content,
  language: Language,
): string[] {
  const changes = changedValues(definition, before.values, after.values).map((each) =>
    changeText(definition, each, language),
  );
  const sameAccount = accountText(before.account) === accountText(after.account);
  return sameAccount ? changes : [...changes, describeAccountChange(before.account, after.account, language)];
}
