import { DatePicker } from 'antd';
import { chinaToday, dayToPicked, instantToPicked, pickedToDay, pickedToInstant } from '../china-time';

interface Props {
  id?: string;
  value?: string;
  onChange?: (value: string | undefined) => void;
  /** Most days are of things that have happened; a hearing or a birth day may say otherwise. */
  future?: boolean;
}

/** A legal day, `YYYY-MM-DD`, as picked or typed. */
export function DayField({ id, value, onChange, future = false }: Props) {
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      value={value ? dayToPicked(value) : null}
      onChange={(picked) => onChange?.(picked ? pickedToDay(picked) : undefined)}
      maxDate={future ? undefined : dayToPicked(chinaToday())}
    />
  );
}

/** A moment on China's clock, kept as an instant with its offset. */
export function MomentField({ id, value, onChange, seconds = false }: Props & { seconds?: boolean }) {
  return (
    <DatePicker
      id={id}
      showTime={{ format: seconds ? 'HH:mm:ss' : 'HH:mm' }}
      format={seconds ? 'YYYY-MM-DD HH:mm:ss' : 'YYYY-MM-DD HH:mm'}
      style={{ width: '100%' }}
      value={value ? instantToPicked(value) : null}
      onChange={(picked) => onChange?.(picked ? pickedToInstant(picked) : undefined)}
    />
  );
}
