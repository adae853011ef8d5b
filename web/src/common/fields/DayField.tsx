import { DatePicker, TimePicker } from 'antd';
import {
  chinaToday,
  dayToPicked,
  hourToPicked,
  instantToPicked,
  pickedToDay,
  pickedToHour,
  pickedToInstant,
} from '../china-time';

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

/** An hour of a day that stands in a field of its own, `HH:mm`, as picked or typed. */
export function HourField({ id, value, onChange }: Omit<Props, 'future'>) {
  return (
    <TimePicker
      id={id}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      style={{ width: '100%' }}
      value={value ? hourToPicked(value) : null}
      onChange={(picked) => onChange?.(picked ? pickedToHour(picked) : undefined)}
    />
  );
}
