// The sheet of keys, with the switch that turns single letters off.
import { Kbd, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';
import { KEYS, lettersOn, setLetters } from './keys.ts';

/** The sheet. */
export function KeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const [letters, setLettersShown] = useState(lettersOn);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.keys.title}
      closeButtonProps={{ 'aria-label': words.keys.close }}
      transitionProps={{ duration: 0 }}
    >
      <dl className="keys">
        {KEYS.map(({ keys, says }) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key, place) => (
                <span key={key}>
                  {place > 0 && ` ${words.keys.andThen} `}
                  <Kbd>{key}</Kbd>
                </span>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="md"
        label={words.keys.switch}
        description={words.keys.switchSays}
        checked={letters}
        onChange={(event) => {
          setLetters(event.currentTarget.checked);
          setLettersShown(event.currentTarget.checked);
        }}
      />
    </Modal>
  );
}
