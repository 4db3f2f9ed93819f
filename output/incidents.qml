<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" labelsEnabled="1" styleCategories="Symbology|Labeling|MapTips|Temporal|Rendering">
<temporal enabled="1" mode="2" startField="date_start" endField="date_end" limitMode="1" durationUnit="d" fixedDuration="0" accumulate="0" startExpression="" endExpression="" durationField=""><fixedRange><start></start><end></end></fixedRange></temporal>
<renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="1" forceraster="0">
<rules key="{dateline}">
<rule key="{dateline-0}" symbol="0" label="strike, reported" filter="&quot;category&quot; = 'strike' AND &quot;status&quot; = 'reported'"/>
<rule key="{dateline-1}" symbol="1" label="strike, claimed" filter="&quot;category&quot; = 'strike' AND &quot;status&quot; = 'claimed'"/>
<rule key="{dateline-2}" symbol="2" label="talks, reported" filter="&quot;category&quot; = 'talks' AND &quot;status&quot; = 'reported'"/>
<rule key="{dateline-3}" symbol="3" label="talks, planned" filter="&quot;category&quot; = 'talks' AND &quot;status&quot; = 'planned'"/>
<rule key="{dateline-4}" symbol="4" label="ground, claimed" filter="&quot;category&quot; = 'ground' AND &quot;status&quot; = 'claimed'"/>
<rule key="{dateline-5}" symbol="5" label="other" filter="ELSE"/>
</rules>
<symbols>
<symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="color" v="0,0,0,0"/>
<prop k="outline_color" v="178,24,43,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.238"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="4.048"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 7.223 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 5.9 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 4.842 ELSE 4.048 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="enabled"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;fatalities_low&quot; &lt; &quot;fatalities_high&quot;"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="color" v="178,24,43,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.212"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.646"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 5.821 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 4.498 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 3.44 ELSE 2.646 END"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="color" v="0,0,0,0"/>
<prop k="outline_color" v="178,24,43,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.238"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="4.048"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 7.223 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 5.9 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 4.842 ELSE 4.048 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="enabled"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;fatalities_low&quot; &lt; &quot;fatalities_high&quot;"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="178,24,43,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.45"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.421"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 5.596 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 4.273 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 3.215 ELSE 2.421 END"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="color" v="0,0,0,0"/>
<prop k="outline_color" v="11,83,148,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.238"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="3.836"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 6.757 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 5.54 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 4.567 ELSE 3.836 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="enabled"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;fatalities_low&quot; &lt; &quot;fatalities_high&quot;"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="color" v="11,83,148,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.212"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.434"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 5.355 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 4.138 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 3.164 ELSE 2.434 END"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="color" v="0,0,0,0"/>
<prop k="outline_color" v="11,83,148,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.238"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="3.836"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 6.757 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 5.54 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 4.567 ELSE 3.836 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="enabled"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;fatalities_low&quot; &lt; &quot;fatalities_high&quot;"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="square"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="11,83,148,255"/>
<prop k="outline_style" v="dash"/>
<prop k="outline_width" v="0.45"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.209"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 5.13 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 3.913 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 2.94 ELSE 2.209 END"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="triangle"/>
<prop k="color" v="0,0,0,0"/>
<prop k="outline_color" v="122,74,0,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.238"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="4.366"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 7.922 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 6.44 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 5.255 ELSE 4.366 END"/><Option type="int" name="type" value="3"/></Option>
<Option type="Map" name="enabled"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="&quot;fatalities_low&quot; &lt; &quot;fatalities_high&quot;"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="triangle"/>
<prop k="color" v="255,255,255,255"/>
<prop k="outline_color" v="122,74,0,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.45"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.738"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
<Option type="Map" name="size"><Option type="bool" name="active" value="true"/><Option type="QString" name="expression" value="CASE WHEN &quot;fatalities_best&quot; &gt;= 50 THEN 6.294 WHEN &quot;fatalities_best&quot; &gt;= 10 THEN 4.813 WHEN &quot;fatalities_best&quot; &gt;= 1 THEN 3.627 ELSE 2.738 END"/><Option type="int" name="type" value="3"/></Option>
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
<symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
<layer class="SimpleMarker" enabled="1" locked="0" pass="0">
<prop k="name" v="circle"/>
<prop k="color" v="89,89,89,255"/>
<prop k="outline_color" v="255,255,255,255"/>
<prop k="outline_style" v="solid"/>
<prop k="outline_width" v="0.212"/>
<prop k="outline_width_unit" v="MM"/>
<prop k="joinstyle" v="miter"/>
<prop k="scale_method" v="diameter"/>
<prop k="size" v="2.646"/>
<prop k="size_unit" v="MM"/>
<prop k="angle" v="0"/>
<data_defined_properties><Option type="Map">
<Option type="QString" name="name" value=""/>
<Option type="Map" name="properties">
</Option>
<Option type="QString" name="type" value="collection"/>
</Option></data_defined_properties>
</layer>
</symbol>
</symbols>
<orderby><orderByClause asc="0" nullsFirst="0">coalesce("fatalities_best", 0)</orderByClause></orderby>
</renderer-v2>
<labeling type="simple"><settings calloutType="simple">
<text-style fieldName="coalesce(&quot;location&quot;, &quot;location_text&quot;)" isExpression="1" fontFamily="Arial" namedStyle="Bold" fontWeight="75" fontSize="8.25" fontSizeUnit="Point" textColor="26,26,26,255" textOpacity="1">
<families><family name="Liberation Sans"/><family name="Helvetica"/></families>
<text-buffer bufferDraw="1" bufferSize="0.42" bufferSizeUnits="MM" bufferColor="251,249,246,255" bufferOpacity="1" bufferJoinStyle="128"/>
</text-style>
<placement placement="6" dist="0.8" distUnits="MM" offsetType="1" priority="8" predefinedPositionOrder="TR,BR,R,TL,BL,L,TSR,BSR"/>
<rendering obstacle="1" obstacleType="0" drawLabels="1" scaleVisibility="0"/>
</settings></labeling>
<previewExpression>"summary"</previewExpression>
<mapTip>[% replace(replace(coalesce(&quot;summary&quot;, &quot;type&quot;, ''), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;') %]</mapTip>
</qgis>
