import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { messageDescriptions as about, momentInWords } from './campaign-description.ts';
import { type CampaignStart, campaignState, changeCampaign, openCampaign, remindNow } from './campaign-messages.ts';
import { CampaignRun, validateChange, validateOpening } from './campaign-run.ts';

/**
 * A campaign: one form for one year. Opens the report of every organisation, then reminds people of what is missing until
 * the closing date.
 */
export async function campaign(start: CampaignStart): Promise<void> {
  const run = new CampaignRun(start);

  setHandler(openCampaign, (message) => run.open(message), {
    validator: validateOpening,
    description: about.openCampaign,
  });
  setHandler(changeCampaign, (message) => run.change(message), {
    validator: validateChange,
    description: about.changeCampaign,
  });
  setHandler(remindNow, (request) => run.remindNow(request), { description: about.remindNow });
  setHandler(campaignState, () => run.state(), { description: about.campaignState });

  await run.restored;
  await condition(() => run.isOpened() || allHandlersFinished());
  if (run.isOpened()) {
    await run.openReports();
    await sendReminders(run);
  }
}

/** One round of reminders each working day, and more when they are requested, until the campaign has closed. */
async function sendReminders(run: CampaignRun): Promise<void> {
  for (;;) {
    const round = await run.planRound();
    run.publishRound(round);
    if (round === null) {
      await condition(allHandlersFinished);
      // A later closing date opens the campaign again.
      if (run.hasChanged()) continue;
      return;
    }
    const summary = `Mails on ${momentInWords(round.moment)}`;
    if (round.waitMs > 0 && (await condition(() => run.hasChanged(), round.waitMs, { summary }))) continue;
    await run.sendRound(round.scheduled);
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaign>(run.nextStart());
    }
  }
}
