import type { FormInstance } from 'antd';
import { useEffect } from 'react';

/** Keeps what is typed into a form in this browser until it is sent, so that a closed tab loses nothing. */
export function useKeptForm(form: FormInstance, key: string): { keep: () => void; forget: () => void } {
  const place = `sanxiang.kept.${key}`;
  useEffect(() => {
    const kept = sessionStorage.getItem(place);
    if (kept) form.setFieldsValue(JSON.parse(kept));
  }, [form, place]);
  return {
    keep: () => sessionStorage.setItem(place, JSON.stringify(form.getFieldsValue(true))),
    forget: () => sessionStorage.removeItem(place),
  };
}
