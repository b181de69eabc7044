import { useTranslations } from "next-intl";
import { OperatorList } from "./OperatorList.tsx";

const operators = [["dept:", "department"], ["by:", "by"], ["number:", "number"], ["decided-by:", "decided"], ["post:", "post"], ["agency:", "agency"], ["step:", "step"], ["disclosure:", "disclosure"], ["has:attachment", "has"], ["near:“ ”", "near"], ["similar:", "similar"], ["cites:", "cites"], ["before:", "before"], ["after:", "after"], ["“ ”", "phrase"], ["-", "minus"]] as const;

/**
 * Problem: the words that say where to look, beside the results where there is room.
 * Example: <Operators />
 */
export function Operators() {
  const t = useTranslations("search");
  return <OperatorList title={t("fields")} hint={t("fieldsHint")} words={operators.map(([written, means]) => [written, t(`meaning.${means}`)] as const)} />;
}
