import { failures } from './failures.ts';
import { help } from './help.ts';
import { login } from './login.ts';
import { logout } from './logout.ts';
import { site } from './site.ts';
import { start } from './start.ts';

/** The Dutch texts of the identity service. */
export const nl = { site, failures, help, login, logout, start };
