/** Makes a value when it is first asked for, and keeps it. For what is costly to make and seldom needed. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
