// The sheet of keys: those of this screen first, each of which can be changed, and the switch that turns single letters off.
import { Button, Kbd, Modal, Switch, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';
import { bind, boundTo, KEYS, type KeyName, lettersOn, setLetters } from './keys.ts';
import { actsNow } from './useKeys.ts';

const says = words.keys;

/** The sheet. */
export function KeySheet({ onClose }: { readonly onClose: () => void }) {
  const [letters, setLettersShown] = useState(lettersOn);
  const [, redraw] = useState(0);
  const [here] = useState(actsNow);
  const changed = (): void => redraw((n) => n + 1);
  const groups = [
    { title: says.here, keys: KEYS.filter((one) => !isEverywhere(one) && here[one.keys] !== undefined) },
    { title: says.everywhere, keys: KEYS.filter(isEverywhere) },
    { title: says.elsewhere, keys: KEYS.filter((one) => !isEverywhere(one) && here[one.keys] === undefined) },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={says.title}
      closeButtonProps={{ 'aria-label': says.close }}
      transitionProps={{ duration: 0 }}
    >
      {groups.map(
        ({ title, keys }) =>
          keys.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul className="keys">
                {keys.map((one) => (
                  <Binding key={one.keys} name={one.keys} what={one.says} onChanged={changed} />
                ))}
              </ul>
            </section>
          ),
      )}
      <Switch
        mt="md"
        label={says.switch}
        description={says.switchSays}
        checked={letters}
        onChange={(event) => {
          setLetters(event.currentTarget.checked);
          setLettersShown(event.currentTarget.checked);
        }}
      />
      <Button
        mt="md"
        variant="default"
        size="compact-sm"
        onClick={() => {
          for (const { keys } of KEYS) bind(keys, undefined);
          changed();
        }}
      >
        {says.ownAgain}
      </Button>
    </Modal>
  );
}

function isEverywhere({ on }: (typeof KEYS)[number]): boolean {
  return (on as readonly string[]).includes('everywhere');
}

/** One act and its key. While it listens, the next key is the new one; after a first "g" it waits for the second. */
function Binding({ name, what, onChanged }: { name: KeyName; what: string; onChanged: () => void }) {
  const [listening, setListening] = useState<string>();
  const [inTheWay, setInTheWay] = useState('');
  const take = (key: string): void => {
    if (listening === '' && key === 'g') {
      setListening('g');
      return;
    }
    const taken = bind(name, listening === '' ? key : `${listening} ${key}`);
    setInTheWay(KEYS.find((one) => one.keys === taken)?.says ?? '');
    setListening(undefined);
    onChanged();
  };
  return (
    <li>
      <span className="what">
        {what}
        {inTheWay !== '' && (
          <em className="alarm" role="alert">
            {says.inTheWay(inTheWay)}
          </em>
        )}
      </span>
      <button
        type="button"
        onClick={() => setListening('')}
        onBlur={() => setListening(undefined)}
        onKeyDown={(event) => {
          if (listening === undefined || ['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape' && name !== 'Escape') setListening(undefined);
          else take(event.key);
        }}
      >
        <VisuallyHidden>{says.change(what)} </VisuallyHidden>
        {listening === undefined ? <Keys bound={boundTo(name)} /> : says.press}
      </button>
    </li>
  );
}

function Keys({ bound }: { readonly bound: string }) {
  const [first = '', second] = bound.split(' ');
  return (
    <>
      <Kbd>{first}</Kbd>
      {second !== undefined && (
        <>
          {` ${says.andThen} `}
          <Kbd>{second}</Kbd>
        </>
      )}
    </>
  );
}
