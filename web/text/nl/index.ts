import { absence } from './absence.ts';
import { access, invitation, logins } from './access.ts';
import { autosave } from './autosave.ts';
import { bounces } from './bounces.ts';
import { campaign } from './campaign.ts';
import { document } from './document.ts';
import { blankForm, downloads } from './downloads.ts';
import { errors } from './errors.ts';
import { changes, form } from './form.ts';
import { frame, legal } from './frame.ts';
import { help } from './help/index.ts';
import { history } from './history.ts';
import { home, organisations, tasks } from './home.ts';
import { lineEditor } from './line-editor.ts';
import { lineGrid } from './line-grid.ts';
import { mail } from './mails.ts';
import { merging } from './merging.ts';
import { data } from './organisation-data.ts';
import { overview, returned } from './overview.ts';
import { about, portal } from './portal.ts';
import { preferences } from './preferences.ts';
import { problems } from './problems.ts';
import { sessionEnd } from './session-end.ts';
import { signMany } from './sign-many.ts';
import { signing, summary } from './signing.ts';
import { site } from './site.ts';
import { tables } from './tables.ts';
import { lastYear, uploadChanges } from './upload-changes.ts';
import { verify } from './verify.ts';

/** Every text of the organisations' site in Dutch. The labels of the manual are used verbatim. */
export const nl = {
  ...site,
  portal,
  about,
  organisations,
  home,
  tasks,
  data,
  autosave,
  bounces,
  campaign,
  form,
  changes,
  history,
  merging,
  lineEditor,
  lineGrid,
  overview,
  signing,
  signMany,
  summary,
  returned,
  absence,
  access,
  invitation,
  logins,
  mail,
  preferences,
  problems,
  errors,
  tables,
  uploadChanges,
  lastYear,
  document,
  verify,
  frame,
  legal,
  help,
  downloads,
  blankForm,
  sessionEnd,
};
