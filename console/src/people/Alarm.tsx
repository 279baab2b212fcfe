// Why something came to nothing, where the eye is, and told to a screen reader.

/** Nothing while `says` is empty. */
export function Alarm({ says }: { readonly says: string }) {
  if (says === '') return null;
  return (
    <p className="alarm" role="alert">
      {says}
    </p>
  );
}
