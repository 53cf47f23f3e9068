/** The same answer every time, worked out when it is first asked for. */
export function lazy<Answer>(work: () => Answer): () => Answer {
  let known: { readonly answer: Answer } | undefined;
  return () => {
    known ??= { answer: work() };
    return known.answer;
  };
}
