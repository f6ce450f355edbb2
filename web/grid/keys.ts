/** What a key does in the grid, when no cell is being edited. Pure. */

import type { Direction } from './selection.ts';

export type Command =
  | { readonly type: 'move'; readonly direction: Direction; readonly extend: boolean }
  /** The next or previous cell, as Tab goes there. */
  | { readonly type: 'tab'; readonly by: 1 | -1 }
  /** Down after Enter, to where the line began. */
  | { readonly type: 'enter'; readonly by: 1 | -1 }
  | { readonly type: 'edit' }
  | { readonly type: 'type'; readonly text: string }
  | { readonly type: 'clear' | 'undo' | 'redo' | 'selectAll' | 'selectLine' | 'fillDown' | 'insert' | 'leave' }
  | { readonly type: 'moveLines'; readonly by: 1 | -1 };

/** A key, as an event of the browser names it. */
export type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly control: boolean;
  /** The keys for a third character, such as AltGr. */
  readonly third: boolean;
};

const moves: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'lineStart',
  End: 'lineEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
};
const controlMoves: Readonly<Record<string, Direction>> = {
  ArrowUp: 'top',
  ArrowDown: 'bottom',
  ArrowLeft: 'lineStart',
  ArrowRight: 'lineEnd',
  Home: 'first',
  End: 'last',
};

/** Null: the key is left to the browser. */
export function commandOf(event: Key): Command | null {
  const { key, shiftKey: shift, altKey: alt, control, third } = event;
  if (isCharacter(key) && (third || (!control && !alt)))
    return key === ' ' && shift ? { type: 'selectLine' } : typed(key);
  if (control && !alt) return withControl(key, shift);
  if (alt)
    return key === 'ArrowUp' || key === 'ArrowDown' ? { type: 'moveLines', by: key === 'ArrowUp' ? -1 : 1 } : null;
  const direction = moves[key];
  if (direction !== undefined) return { type: 'move', direction, extend: shift };
  switch (key) {
    case 'Tab':
      return { type: 'tab', by: shift ? -1 : 1 };
    case 'Enter':
      return { type: 'enter', by: shift ? -1 : 1 };
    case 'F2':
      return { type: 'edit' };
    case 'Delete':
    case 'Backspace':
      return { type: 'clear' };
    case 'Insert':
      return { type: 'insert' };
    case 'Escape':
      return { type: 'leave' };
    // A dead key, such as ^ before e, or the begin of a composition: the text goes into the input.
    case 'Dead':
    case 'Process':
      return typed('');
    default:
      return null;
  }
}

function withControl(key: string, shift: boolean): Command | null {
  const direction = controlMoves[key];
  if (direction !== undefined) return { type: 'move', direction, extend: shift };
  switch (key.toLowerCase()) {
    case 'z':
      return { type: shift ? 'redo' : 'undo' };
    case 'y':
      return { type: 'redo' };
    case 'a':
      return { type: 'selectAll' };
    case 'd':
      return { type: 'fillDown' };
    default:
      return null;
  }
}

function typed(text: string): Command {
  return { type: 'type', text };
}

/** Whether a key writes a character; other keys have names of several letters. */
function isCharacter(key: string): boolean {
  return [...key].length === 1;
}
