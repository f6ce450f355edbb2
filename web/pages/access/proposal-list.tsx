import type { Absence } from '#database/absences.ts';
import type { Language } from '#forms/definition.ts';
import { periodText } from '#web/site/moments.ts';
import { isolate } from '#web/site/text/isolate.ts';
import { textsIn } from '#web/text/texts.ts';

/** Who is away when, and who signs in their place. */
export function proposalText(proposal: Absence, language: Language): string {
  const { absence: text, access, colon } = textsIn(language);
  const deputy =
    proposal.deputyName === null ? proposal.deputyEmail : `${isolate(proposal.deputyName)} (${proposal.deputyEmail})`;
  const what = `${access.roles[proposal.role]}, ${periodText(proposal, language)}`;
  return `${text.proposal(proposal.name, deputy)}${colon}${what}.`;
}

/** The proposals that wait for the DPO; nothing when there are none. */
export function Proposals(props: {
  proposals: readonly Absence[];
  /** The path of the page of the roles. */
  path: string;
  personId: string;
  language: Language;
}) {
  const { proposals, path, personId, language } = props;
  const text = textsIn(language).absence;
  if (proposals.length === 0) return null;
  return (
    <section aria-labelledby="proposals" class="notice warning">
      <h2 id="proposals">{text.proposals}</h2>
      {proposals.map((proposal) => (
        <>
          <p>{proposalText(proposal, language)}</p>
          <div class="actions">
            <form method="post" action={`${path}/confirm-absence`}>
              <input type="hidden" name="person" value={personId} />
              <input type="hidden" name="id" value={proposal.id} />
              <input type="hidden" name="request" value={crypto.randomUUID()} />
              <button type="submit">
                {text.confirm}
                <span class="visually-hidden">: {proposalText(proposal, language)}</span>
              </button>
            </form>
            <a class="button" href={`${path}/decline-absence?id=${proposal.id}`}>
              {text.decline}
              <span class="visually-hidden">: {proposalText(proposal, language)}</span>
            </a>
          </div>
        </>
      ))}
    </section>
  );
}
