import type { Child } from 'hono/jsx';
import type { Language } from '../../forms/definition.ts';
import { type ProblemCode, textsIn } from '../text/texts.ts';

type TextFieldProps = {
  readonly language: Language;
  readonly name: string;
  readonly label: string;
  /** As it was typed, also when it is wrong. */
  readonly value: string;
  readonly help?: Child;
  readonly problem?: ProblemCode | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'date';
  readonly inputmode?: 'decimal' | 'text';
  readonly autocomplete?: string;
  /** How wide, in characters: a hint of what is expected. */
  readonly width?: number;
  /** htmx attributes of the input. */
  readonly behaviour?: Record<string, string>;
  readonly suffix?: string;
};

/** A labelled field with its help and, when there is one, its problem; both are read out with the field. */
export function TextField(props: TextFieldProps) {
  const described = [props.help && `${props.name}-help`, props.problem && `${props.name}-problem`].filter(Boolean);
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <label for={props.name}>{props.label}</label>
      {props.help && (
        <div class="help" id={`${props.name}-help`}>
          {props.help}
        </div>
      )}
      {props.problem && (
        <p class="problem" id={`${props.name}-problem`}>
          {textsIn(props.language).problems[props.problem]}
        </p>
      )}
      <div class="input">
        <input
          id={props.name}
          name={props.name}
          type={props.type ?? 'text'}
          value={props.value}
          inputmode={props.inputmode}
          autocomplete={props.autocomplete ?? 'off'}
          size={props.width ?? 30}
          maxlength={200}
          aria-describedby={described.join(' ') || undefined}
          aria-invalid={props.problem ? 'true' : undefined}
          {...props.behaviour}
        />
        {props.suffix && <span aria-hidden="true">{props.suffix}</span>}
      </div>
    </div>
  );
}
