namespace GpuLending.Underwriting.Intake;

/// <summary>The fields of a fleet and of a contract book, with the headings strangers give them (English, German, French, Spanish, Italian, Portuguese, Chinese, Japanese, Korean).</summary>
public static class IntakeFields
{
    /// <summary>A lot's fields.</summary>
    public static IReadOnlyList<IntakeField> Fleet { get; } =
    [
        new("lot", "Lot", IntakeType.Text, ["lot", "lot id", "lot no", "lot number", "lot key", "batch", "tranche", "cluster", "posten", "los", "pos", "lote", "lotto", "批次", "ロット", "asset", "asset id", "asset tag", "asset no", "cluster id", "cluster name"]),
        new("model", "GPU model", IntakeType.Text, ["gpu model", "model", "gpu type", "gpu", "accelerator", "product", "sku", "hardware", "equipment", "description", "item", "device", "chip", "card", "asset", "modell", "gpu modell", "typ", "bezeichnung", "modele", "modèle", "désignation", "modelo", "modello", "型号", "gpu型号", "モデル", "機種", "모델", "gpu configuration", "configuration", "config", "gpu config", "gpu sku", "gpu description", "gpu name", "accelerator type", "accelerator model", "system description"]),
        new("count", "GPUs", IntakeType.Whole, ["gpus", "gpu count", "number of gpus", "no of gpus", "total gpus", "qty", "quantity", "units", "count", "pieces", "pcs", "anzahl", "anzahl gpus", "stück", "stückzahl", "menge", "quantité", "qté", "nombre", "nombre de gpu", "cantidad", "quantità", "quantidade", "数量", "台数", "gpu数量", "수량", "gpu qty", "qty gpus", "gpu quantity", "quantity of gpus", "qty of gpus", "gpu units", "total gpu", "gpu total", "total number of gpus", "accelerators", "servers x gpus", "nodes x gpus", "gpus installed", "installed gpus"]),
        new("nodes", "Nodes", IntakeType.Whole, ["nodes", "servers", "systems", "machines", "chassis", "racks", "number of nodes", "number of servers", "node count", "server count", "knoten", "anzahl server", "anzahl knoten", "serveurs", "noeuds", "nœuds", "servidores", "nodos", "nodi", "节点数", "服务器数量", "サーバー数", "ノード数", "no of servers", "no of nodes", "qty servers", "qty nodes", "server qty", "node qty"]),
        new("gpusPerNode", "GPUs per node", IntakeType.Whole, ["gpus per node", "gpus per server", "gpus per system", "gpu per node", "gpu per server", "gpus node", "gpu node", "gpus je knoten", "gpus pro server", "gpus je server", "gpu par serveur", "gpus por nodo", "gpus por servidor"]),
        new("gpuCost", "GPU cost", IntakeType.Amount, ["gpu cost", "gpu price", "cost per gpu", "price per gpu", "unit price", "unit cost", "price", "cost", "hardware cost", "server price", "server cost", "system price", "node price", "node cost", "cost per node", "cost per server", "price per server", "price per node", "capex per gpu", "purchase price", "stückpreis", "einzelpreis", "preis", "preis je gpu", "preis pro server", "kosten", "anschaffungskosten", "prix", "prix unitaire", "coût unitaire", "precio", "precio unitario", "coste unitario", "prezzo", "prezzo unitario", "preço", "preço unitário", "单价", "単価", "단가", "hardware", "hardware price", "equipment cost", "net price", "net unit price", "buy price", "acquisition cost", "acquisition price", "unit"]),
        new("networkCost", "Network cost", IntakeType.Amount, ["network", "network cost", "networking", "networking cost", "interconnect", "switches", "netzwerk", "netzwerkkosten", "réseau", "red", "network per gpu", "infiniband", "fabric", "fabric cost"]),
        new("installationCost", "Installation cost", IntakeType.Amount, ["installation", "installation cost", "install", "installing", "fit out", "montage", "instalación"]),
        new("freightCost", "Freight", IntakeType.Amount, ["freight", "shipping", "logistics", "transport", "fracht", "fret", "flete"]),
        new("dutyCost", "Duty", IntakeType.Amount, ["duty", "duties", "import duty", "customs", "tariff", "sales tax", "zoll", "douane", "aranceles"]),
        new("softCost", "Soft cost", IntakeType.Amount, ["soft cost", "soft costs", "soft", "legal", "advisers", "nebenkosten"]),
        new("totalCost", "Total cost of the lot", IntakeType.Amount, ["total", "total cost", "total price", "total capex", "capex", "amount", "extended price", "extended cost", "line total", "gesamt", "gesamtpreis", "gesamtkosten", "summe", "total ht", "montant", "montant total", "coût total", "importe", "importe total", "coste total", "totale", "总价", "金额", "金額", "合計金額", "extended", "ext price", "ext cost", "extended amount", "line amount", "total investment", "total purchase price"]),
        new("inService", "In service", IntakeType.Day, ["in service", "in service date", "in service from", "service date", "service start", "go live", "go live date", "live date", "online date", "commissioned", "commissioning date", "start", "start date", "inbetriebnahme", "betriebsbeginn", "mise en service", "puesta en servicio", "fecha de puesta en servicio", "投产日期", "上线日期", "稼働開始日", "ready for service", "rfs", "rfs date", "cod", "commercial operation date", "commercial operations date", "live", "live since", "online", "online since", "deployed", "deployed on", "deployment date", "installed", "installed on", "installation date", "install date", "energized", "operational", "operational since", "available from", "service from", "date in service", "placed in service", "in service since", "稼働日", "運用開始日"]),
        new("deliveredOn", "Delivered", IntakeType.Day, ["delivered", "delivered on", "delivery", "delivery date", "arrival", "arrival date", "eta", "lieferdatum", "lieferung", "liefertermin", "livraison", "date de livraison", "entrega", "fecha de entrega", "consegna", "交付日期", "交货日期", "納入日", "納期", "expected delivery", "delivery expected"]),
        new("condition", "Condition", IntakeType.Text, ["condition", "grade", "zustand", "état", "etat", "estado", "new used"]),
        new("site", "Site", IntakeType.Text, ["site", "location", "data center", "data centre", "datacenter", "facility", "dc", "campus", "standort", "rechenzentrum", "emplacement", "lieu", "ubicación", "sitio", "sede", "地点", "数据中心", "設置場所", "拠点"]),
        new("country", "Country", IntakeType.Text, ["country", "country code", "land", "pays", "país", "paese", "国家", "国"]),
        new("titleHolder", "Title held by", IntakeType.Text, ["title holder", "title held by", "title", "legal owner", "owner", "owned by", "eigentümer", "propriétaire", "propietario"]),
        new("haircut", "Haircut", IntakeType.Share, ["haircut", "discount to value", "abschlag"]),
    ];

    /// <summary>A contract's fields.</summary>
    public static IReadOnlyList<IntakeField> Contracts { get; } =
    [
        new("contract", "Contract", IntakeType.Text, ["contract", "contract id", "contract no", "contract number", "contract ref", "contract key", "agreement", "agreement id", "ref", "reference", "vertrag", "vertragsnummer", "vertragsnr", "vertrag nr", "contrat", "n contrat", "contrato", "n contrato", "合同号", "合同编号", "契約番号", "contract name", "po number", "order form", "id"]),
        new("customer", "Customer", IntakeType.Text, ["customer", "customer name", "client", "client name", "counterparty", "tenant", "offtaker", "lessee", "buyer", "end user", "kunde", "kundenname", "cliente", "acheteur", "客户", "客户名称", "顧客", "顧客名", "고객", "company", "account", "offtaker name", "lessee name"]),
        new("rating", "Customer's rating", IntakeType.Text, ["rating", "credit rating", "customer rating", "counterparty rating", "bonität", "notation", "calificación", "评级", "格付"]),
        new("kind", "Kind", IntakeType.Text, ["kind", "type", "contract type", "kind of contract", "structure", "vertragsart", "type de contrat", "tipo", "合同类型"]),
        new("lots", "Lots", IntakeType.Text, ["lots", "lot", "served by", "cluster", "lot ids", "los", "lotes"]),
        new("gpus", "GPUs", IntakeType.Whole, ["gpus", "gpu count", "number of gpus", "no of gpus", "contracted gpus", "committed gpus", "qty", "quantity", "units", "count", "capacity", "anzahl", "anzahl gpus", "menge", "quantité", "nombre de gpu", "cantidad", "quantità", "数量", "gpu数量", "台数", "수량", "gpu qty", "qty gpus", "gpu quantity", "gpus committed"]),
        new("nodes", "Nodes", IntakeType.Whole, ["nodes", "servers", "systems", "machines", "number of nodes", "node count", "knoten", "anzahl server", "serveurs", "nodos", "节点数", "ノード数"]),
        new("gpusPerNode", "GPUs per node", IntakeType.Whole, ["gpus per node", "gpus per server", "gpu per node", "gpu per server", "gpus node", "gpu node", "gpus je knoten", "gpus pro server", "gpu par serveur", "gpus por nodo"]),
        new("start", "Start", IntakeType.Day, ["start", "start date", "commencement", "commencement date", "effective date", "from", "service start", "beginn", "vertragsbeginn", "startdatum", "ab", "début", "date de début", "inicio", "fecha de inicio", "inizio", "início", "开始日期", "起始日期", "開始日", "契約開始日", "commenced", "commences", "commencing", "contract start", "contract start date", "term start", "start of term", "start of service", "service commencement", "service commencement date", "billing start", "go live", "go live date"]),
        new("end", "End", IntakeType.Day, ["end", "end date", "expiry", "expiry date", "expiration", "expiration date", "expires", "until", "to", "maturity", "last day", "term end", "ende", "enddatum", "vertragsende", "bis", "fin", "date de fin", "échéance", "fecha de fin", "fecha fin", "vencimiento", "fine", "fim", "结束日期", "到期日", "終了日", "満了日", "contract end", "contract end date", "term end date", "end of term", "expires on", "valid until", "end of service", "laufzeitende"]),
        new("term", "Term in months", IntakeType.Whole, ["term", "term months", "term in months", "tenor", "duration", "duration months", "months", "laufzeit", "laufzeit monate", "laufzeit in monaten", "durée", "durée mois", "plazo", "plazo meses", "期限", "期间", "期間", "term mths", "term mos", "term yrs", "term years", "contract term", "contract length", "initial term", "length", "laufzeit jahre"]),
        new("price", "Price", IntakeType.Amount, ["price", "rate", "fee", "price per gpu hour", "rate per gpu hour", "usd per gpu hour", "gpu hour rate", "hourly rate", "price per hour", "monthly fee", "monthly price", "mrr", "monthly recurring revenue", "monthly revenue", "monthly rent", "rent", "per gpu hr", "usd gpu hr", "gpu hr", "gpu hour", "gpu h", "node hr", "node hour", "gpu month", "node month", "price per node hour", "preis", "stundenpreis", "preis je gpu stunde", "miete", "monatsmiete", "entgelt", "prix", "tarif", "loyer", "prix horaire", "precio", "tarifa", "precio por hora", "prezzo", "tariffa", "preço", "单价", "价格", "単価", "料金", "가격", "contract price", "contract rate", "rental rate", "lease rate", "tariff", "usd per gpu hr", "mrc", "monthly recurring charge"]),
        new("unit", "Unit of the price", IntakeType.Text, ["unit", "price unit", "unit of price", "basis", "price basis", "uom", "einheit", "unité", "unidad", "单位", "単位", "rate basis", "pricing unit", "pricing basis", "rate unit", "billing unit", "charged per"]),
        new("takeOrPay", "Take-or-pay share", IntakeType.Share, ["take or pay", "take or pay share", "top", "commitment", "committed share", "minimum commitment", "minimum take", "mindestabnahme", "engagement minimum", "compromiso mínimo", "top share", "committed", "minimum commit", "min commit", "take or pay level"]),
        new("use", "Expected use", IntakeType.Share, ["expected use", "utilisation", "utilization", "expected utilisation", "expected utilization", "usage", "auslastung", "taux d utilisation", "utilización", "利用率", "稼働率"]),
        new("escalator", "Escalator a year", IntakeType.Share, ["escalator", "escalation", "annual escalator", "price escalator", "indexation", "preisanpassung", "steigerung", "indexación", "annual escalation", "annual increase", "price escalation", "yearly increase"]),
        new("guarantee", "Guarantee", IntakeType.Text, ["guarantee", "guarantor", "parent guarantee", "credit support", "garantie", "bürgschaft", "garant", "garantía", "担保", "保証"]),
        new("counts", "What the number counts", IntakeType.Text, ["uom", "unit of quantity", "quantity unit", "capacity unit", "counted in"]),
        new("ramp", "Ramp", IntakeType.Text, ["ramp", "ramp up", "ramp schedule", "gpu ramp", "delivery schedule", "deployment schedule", "hochlauf"]),
        new("priceSteps", "Price steps", IntakeType.Text, ["price steps", "price step", "price step downs", "price step down", "step downs", "step down", "price schedule", "repricing", "preisstufen"]),
        new("prepayment", "Prepayment", IntakeType.Amount, ["prepayment", "prepay", "prepaid", "prepaid amount", "advance payment", "customer prepayment", "vorauszahlung", "anzahlung", "acompte", "anticipo", "预付款", "前払金"]),
        new("prepaidOn", "Prepaid on", IntakeType.Day, ["prepaid on", "prepayment date", "prepayment received", "prepayment received on", "date of prepayment"]),
        new("termination", "Termination right", IntakeType.Text, ["termination", "termination right", "termination rights", "termination for convenience", "t4c", "early termination", "break option", "break clause", "break right", "kündigung", "kündigungsrecht", "résiliation", "rescisión"]),
    ];

    /// <summary>Fields of a kind, in the desk's order.</summary>
    public static IReadOnlyList<IntakeField> Of(IntakeKind kind) => kind switch
    {
        IntakeKind.Fleet => Fleet,
        IntakeKind.Contracts => Contracts,
    };

    /// <summary>Fields without which a row says nothing, each with others that do as well.</summary>
    internal static IReadOnlyList<IReadOnlyList<string>> Needed(IntakeKind kind) => kind switch
    {
        IntakeKind.Fleet => [["model"], ["count", "nodes"]],
        IntakeKind.Contracts => [["customer"], ["gpus", "nodes"], ["start"], ["end", "term"]],
    };
}
