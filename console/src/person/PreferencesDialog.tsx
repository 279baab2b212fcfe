// The person's own settings: language, colours, breaks. Keys are changed on the sheet of keys.
import { Button, Modal, NativeSelect, Switch, useMantineColorScheme } from '@mantine/core';
import { LANGUAGES, language, setLanguage } from '../words/locale.ts';
import { words } from '../words.ts';
import { Easier } from './Easier.tsx';
import { prefer, usePreferences } from './preferences.ts';

const says = words.preferences;
const BREAKS = [15, 25, 45, 60, 0];
const HOURS = [2, 3, 4, 5, 0];

/** The dialog. */
export function PreferencesDialog({ onClose, onTour }: { readonly onClose: () => void; readonly onTour: () => void }) {
  const chosen = usePreferences();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Modal
      opened
      onClose={onClose}
      title={says.title}
      closeButtonProps={{ 'aria-label': says.close }}
      transitionProps={{ duration: 0 }}
    >
      <div className="preferences">
        <p className="quiet">{says.says}</p>
        <NativeSelect
          label={says.language}
          description={says.languageSays}
          value={language}
          onChange={(event) => {
            setLanguage(event.currentTarget.value as keyof typeof LANGUAGES);
            window.location.reload();
          }}
          data={Object.entries(LANGUAGES).map(([value, { name }]) => ({ value, label: name }))}
        />
        <NativeSelect
          label={says.colours}
          value={colorScheme}
          onChange={(event) => setColorScheme(event.currentTarget.value as 'auto' | 'light' | 'dark')}
          data={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: says[value] }))}
        />
        <Switch
          label={says.contrast}
          description={says.contrastSays}
          checked={chosen.contrast}
          onChange={(event) => prefer({ contrast: event.currentTarget.checked })}
        />
        <NativeSelect
          label={says.breakAfter}
          value={chosen.breakMinutes}
          onChange={(event) => prefer({ breakMinutes: Number(event.currentTarget.value) })}
          data={BREAKS.map((n) => ({ value: String(n), label: n === 0 ? says.never : says.minutes(n) }))}
        />
        <NativeSelect
          label={says.severe}
          description={says.severeSays}
          value={chosen.severeHours}
          onChange={(event) => prefer({ severeHours: Number(event.currentTarget.value) })}
          data={HOURS.map((n) => ({ value: String(n), label: n === 0 ? says.never : says.hours(n) }))}
        />
        <Easier />
        <Button variant="default" onClick={onTour}>
          {says.tour}
        </Button>
      </div>
    </Modal>
  );
}
