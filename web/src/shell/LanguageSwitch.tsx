import { GlobalOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSpeech } from '../texts';

export function LanguageSwitch() {
  const { texts, language, setLanguage } = useSpeech();
  return (
    <Button
      type="text"
      icon={<GlobalOutlined />}
      lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
    >
      {texts.app.switchLanguage}
    </Button>
  );
}
