// Asks who sits here, where nobody is set up: once in a browser, wherever an act needs a name. Whoever tried to act first is brought here and told why.
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Unfit } from '../api.ts';
import { usePerson } from '../case/usePerson.ts';
import { words } from '../words.ts';

const says = words.decide;

interface NameFormProps {
  /** How often somebody tried to act without a name; each time the field has the focus again. */
  readonly wanted?: number;
  readonly onSaid?: () => void;
}

/** The form; nothing where the name is known. */
export function NameForm({ wanted = 0, onSaid }: NameFormProps) {
  const person = usePerson();
  const [name, setName] = useState('');
  const [trouble, setTrouble] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (wanted > 0) field.current?.focus();
  }, [wanted]);
  if (person.name !== null) return null;
  const say = (): void => {
    setTrouble('');
    person
      .say(name)
      .then(onSaid, (error: unknown) => setTrouble(error instanceof Unfit ? error.message : words.trouble.offline));
  };
  return (
    <form
      className="name-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') say();
      }}
    >
      <TextInput
        ref={field}
        label={says.name}
        description={says.nameSays}
        error={trouble === '' ? wanted > 0 && says.nameFirst : trouble}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button mt="xs" type="submit" disabled={name.trim() === ''}>
        {says.nameSet}
      </Button>
    </form>
  );
}
