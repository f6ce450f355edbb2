import type { Texts } from '#services/identity/text/texts.ts';
import { failures } from './failures.ts';
import { help } from './help.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { site } from './site.ts';
import { start } from './start.ts';

export const de: Texts = { site, failures, help, login, logout, start };
