import type { Texts } from '#services/identity/text/texts.ts';
import { common } from './common.ts';
import { failures } from './failures.ts';
import { help } from './help.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { start } from './start.ts';

export const de: Texts = { common, failures, help, login, logout, start };
