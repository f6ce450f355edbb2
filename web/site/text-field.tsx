import type { Child } from 'hono/jsx';

type TextFieldProps = {
  readonly name: string;
  readonly label: string;
  /** Beside the label. */
  readonly note?: string | undefined;
  /** The value as it was typed, valid or not. */
  readonly value: string;
  readonly help?: Child;
  /** What is wrong with the value, in words. */
  readonly problem?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel';
  readonly inputmode?: 'decimal' | 'text';
  readonly autocomplete?: string;
  /** The width in characters: a hint at the length of the value. */
  readonly width?: number;
  /** Several lines of text. */
  readonly multiline?: boolean;
  /** Makes the field a list of choices. */
  readonly options?: readonly { readonly id: string; readonly label: string }[];
  /** htmx attributes of the input. */
  readonly behaviour?: Record<string, string>;
  readonly suffix?: string;
  /** Beside the input. */
  readonly after?: Child;
  /** The page opens with the focus on this field. */
  readonly focus?: boolean;
};

/** A labelled field with its help and its problem, if any. Screen readers read both with the field. */
export function TextField(props: TextFieldProps) {
  const described = [props.help && `${props.name}-help`, props.problem && `${props.name}-problem`].filter(Boolean);
  return (
    <div class={props.problem ? 'field wrong' : 'field'}>
      <label for={props.name}>
        {props.label}
        {props.note && <span class="note"> ({props.note})</span>}
      </label>
      {props.help && (
        <div class="help" id={`${props.name}-help`}>
          {props.help}
        </div>
      )}
      {props.problem && (
        <p class="problem" id={`${props.name}-problem`}>
          {props.problem}
        </p>
      )}
      <div class="input">
        <Input {...props} describedBy={described.join(' ') || undefined} />
        {props.suffix && <span aria-hidden="true">{props.suffix}</span>}
        {props.after}
      </div>
    </div>
  );
}

function Input(props: TextFieldProps & { describedBy: string | undefined }) {
  const attributes = {
    id: props.name,
    name: props.name,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.problem ? ('true' as const) : undefined,
    autofocus: props.focus || undefined,
    ...props.behaviour,
  };
  if (props.options) {
    return (
      <select {...attributes}>
        {props.options.map(({ id, label }) => (
          <option value={id} selected={id === props.value}>
            {label}
          </option>
        ))}
      </select>
    );
  }
  if (props.multiline) {
    return (
      <textarea {...attributes} dir="auto" rows={4} cols={60} maxlength={4000}>
        {props.value}
      </textarea>
    );
  }
  return (
    <input
      {...attributes}
      type={props.type ?? 'text'}
      // What is typed is read in its own direction, but an empty field and a number in that of the page.
      dir={props.inputmode === 'decimal' ? undefined : 'auto'}
      value={props.value}
      inputmode={props.inputmode}
      autocomplete={props.autocomplete ?? 'off'}
      size={props.width ?? 30}
      maxlength={200}
    />
  );
}
