import type { OrganisationData } from '#database/organisations.ts';
import type { Language } from '#forms/definition.ts';
import { accountText, historicNumber } from '#web/bank-account.ts';
import { textsIn } from '#web/text/texts.ts';

/** The account and the contact person. */
export function OrganisationSummary({ language, data }: { language: Language; data: OrganisationData }) {
  const text = textsIn(language).home;
  const historic = historicNumber(data.account.iban);
  return (
    <dl class="facts">
      <div>
        <dt>{text.account}</dt>
        <dd>
          {accountText(data.account)}
          {historic && (
            <>
              <br />
              <span class="hint">
                {textsIn(language).data.historicNumber}: {historic}
              </span>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{text.contact}</dt>
        <dd>{data.contact.name}</dd>
      </div>
      <div>
        <dt>{text.email}</dt>
        <dd>
          <a href={`mailto:${data.contact.email}`}>{data.contact.email}</a>
        </dd>
      </div>
      <div>
        <dt>{text.phone}</dt>
        <dd>{data.contact.phone}</dd>
      </div>
    </dl>
  );
}
