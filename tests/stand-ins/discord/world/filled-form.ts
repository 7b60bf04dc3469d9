import {
  type APIAttachment,
  type APIComponentInLabel,
  type APIModalInteractionResponse,
  ComponentType,
  type ModalSubmitLabelComponent,
} from 'discord.js';

/** What somebody gives in a form, by the custom ids of its components: a text, chosen values, or files. */
export type Filled = Readonly<Record<string, string | readonly string[] | readonly APIAttachment[]>>;

/**
 * What Discord sends of a form that was filled in; what is left out stays as it was preset.
 * @throws Error where Discord's client does not let the form be sent
 */
export function filledForm({ data }: APIModalInteractionResponse, filled: Filled) {
  const files: APIAttachment[] = [];
  const known = new Set<string>();
  const components = data.components.flatMap((label, index): readonly ModalSubmitLabelComponent[] => {
    if (label.type !== ComponentType.Label || !('custom_id' in label.component)) return [];
    const { component } = label;
    known.add(component.custom_id);
    const given = filled[component.custom_id];
    const shared = { id: index + 20, custom_id: component.custom_id };
    return [
      { type: label.type, id: index + 1, component: { ...shared, ...answered(component, given, files) } },
    ] as ModalSubmitLabelComponent[];
  });
  const unknown = Object.keys(filled).find((id) => !known.has(id));
  if (unknown !== undefined) throw new Error(`The form has no field "${unknown}"`);
  const attachments = Object.fromEntries(files.map((file) => [file.id, file]));
  return {
    custom_id: data.custom_id,
    components,
    ...(files.length > 0 ? { resolved: { attachments } } : {}),
  };
}

function answered(component: APIComponentInLabel, given: Filled[string] | undefined, files: APIAttachment[]) {
  const { type } = component;
  switch (type) {
    case ComponentType.TextInput: {
      const value = typeof given === 'string' ? given : (component.value ?? '');
      if (component.required !== false && value === '') throw missing(component);
      return { type, value };
    }
    case ComponentType.FileUpload: {
      const uploaded = (Array.isArray(given) ? given : []) as readonly APIAttachment[];
      if (uploaded.length < (component.min_values ?? 1)) throw missing(component);
      files.push(...uploaded);
      return { type, values: uploaded.map(({ id }) => id) };
    }
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
    case ComponentType.StringSelect: {
      const preset = component.options.filter((option) => option.default).map(({ value }) => value);
      const values = given === undefined ? preset : ([given].flat() as readonly string[]);
      const odd = values.find((value) => component.options.every((option) => option.value !== value));
      if (odd !== undefined) throw new Error(`"${component.custom_id}" has no option "${odd}"`);
      if (component.required !== false && values.length === 0) throw missing(component);
      const most =
        type === ComponentType.RadioGroup
          ? 1
          : (component.max_values ?? (type === ComponentType.StringSelect ? 1 : 10));
      if (values.length > most) throw new Error(`"${component.custom_id}" takes ${most} at most`);
      return type === ComponentType.RadioGroup ? { type, value: values[0] ?? null } : { type, values };
    }
    default:
      throw new Error(`This client fills in no component of type ${type}`);
  }
}

function missing({ custom_id }: { readonly custom_id: string }): Error {
  return new Error(`"${custom_id}" is required`);
}
