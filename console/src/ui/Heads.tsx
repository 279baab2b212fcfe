// The head of a table: one cell a column, said to be its head, so that a row can be read without eyes.

/** The head. Names of columns differ from each other. */
export function Heads({ of }: { readonly of: readonly string[] }) {
  return (
    <thead>
      <tr>
        {of.map((one) => (
          <th key={one} scope="col">
            {one}
          </th>
        ))}
      </tr>
    </thead>
  );
}
