import { createApp } from 'vue'
import { ElAlert, ElAutocomplete, ElButton, ElDialog, ElDrawer, ElEmpty, ElForm, ElFormItem, ElInput, ElInputNumber, ElOption, ElPagination, ElProgress, ElRadio, ElRadioGroup, ElRate, ElSelect, ElSkeleton, ElTag, ElTimeline, ElTimelineItem, ElConfigProvider, ElCheckbox } from 'element-plus'
import 'element-plus/dist/index.css'
import './styles/main.css'
import App from './App.vue'
import { router } from './router'
import { whoAmI } from './session'

const app = createApp(App)
for (const component of [ElAlert, ElAutocomplete, ElButton, ElDialog, ElDrawer, ElEmpty, ElForm, ElFormItem, ElInput, ElInputNumber, ElOption, ElPagination, ElProgress, ElRadio, ElRadioGroup, ElRate, ElSelect, ElSkeleton, ElTag, ElTimeline, ElTimelineItem, ElConfigProvider, ElCheckbox]) {
  app.use(component)
}
await whoAmI()
app.use(router).mount('#app')
