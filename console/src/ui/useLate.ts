// Tells when something has taken so long that a person should see that it is under way.
import { useEffect, useState } from 'react';

const PATIENCE_MS = 300;

/** True once 300 ms have gone by. */
export function useLate(): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return late;
}
