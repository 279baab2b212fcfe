// The link of an invitation, shown once, with a button that copies it.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { InvitationMade } from '../../../vigil/src/server/people-shapes.ts';
import { words } from '../words.ts';

const says = words.people.link;

/** The link. */
export function LinkShown({ made, done }: { readonly made: InvitationMade; readonly done: () => void }) {
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}/#invite=${made.secret}`;
  return (
    <section className="panel link-shown" aria-labelledby="link">
      <h2 id="link">{says.title(made.invitation.name)}</h2>
      <p>{made.invitation.waiting ? says.waiting : says.says}</p>
      <Textarea
        aria-label={says.title(made.invitation.name)}
        value={link}
        readOnly
        autosize
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="acts">
        <Button
          onClick={() =>
            void navigator.clipboard
              .writeText(link)
              .then(() => setCopied(true))
              .catch(() => setCopied(false))
          }
        >
          {copied ? says.copied : says.copy}
        </Button>
        <Button variant="default" onClick={done}>
          {says.done}
        </Button>
      </p>
    </section>
  );
}
